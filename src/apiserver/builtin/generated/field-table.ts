/**
 * The fields of the built-in kinds, by tools/field-table.ts from the struct tags of k8s.io/api, apimachinery
 * and apiextensions-apiserver v0.36.3. A line is a type, or after a blank a field of it: name (`@` is inlined),
 * protobuf number (0 for none), type (`*` pointer, `[]` list, `{}` map), `?` left out when empty, `!` required, patch
 * strategy with merge key, list type with keys.
 */
export const fieldTable = `
core.v1.Namespace
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 core.v1.NamespaceSpec ?
 status 3 core.v1.NamespaceStatus ?
meta.v1.ObjectMeta
 name 1 string ?
 generateName 2 string ?
 namespace 3 string ?
 selfLink 4 string ?
 uid 5 string ?
 resourceVersion 6 string ?
 generation 7 int64 ?
 creationTimestamp 8 Time ?
 deletionTimestamp 9 *Time ?
 deletionGracePeriodSeconds 10 *int64 ?
 labels 11 {}string ?
 annotations 12 {}string ?
 ownerReferences 13 []meta.v1.OwnerReference ? merge=uid list=map:uid
 finalizers 14 []string ? merge list=set
 managedFields 17 []meta.v1.ManagedFieldsEntry ? list=atomic
meta.v1.OwnerReference
 apiVersion 5 string !
 kind 1 string !
 name 3 string !
 uid 4 string !
 controller 6 *bool ?
 blockOwnerDeletion 7 *bool ?
meta.v1.ManagedFieldsEntry
 manager 1 string ?
 operation 2 string ?
 apiVersion 3 string ?
 time 4 *Time ?
 fieldsType 6 string ?
 fieldsV1 7 *FieldsV1 ?
 subresource 8 string ?
core.v1.NamespaceSpec
 finalizers 1 []string ? list=atomic
core.v1.NamespaceStatus
 phase 1 string ?
 conditions 2 []core.v1.NamespaceCondition ? merge=type list=map:type
core.v1.NamespaceCondition
 type 1 string !
 status 2 string !
 lastTransitionTime 4 Time ?
 reason 5 string ?
 message 6 string ?
core.v1.ConfigMap
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 immutable 4 *bool ?
 data 2 {}string ?
 binaryData 3 {}bytes ?
core.v1.Secret
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 immutable 5 *bool ?
 data 2 {}bytes ?
 stringData 4 {}string ?
 type 3 string ?
core.v1.Service
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 core.v1.ServiceSpec ?
 status 3 core.v1.ServiceStatus ?
core.v1.ServiceSpec
 ports 1 []core.v1.ServicePort ? merge=port list=map:port,protocol
 selector 2 {}string ? list=atomic
 clusterIP 3 string ?
 clusterIPs 18 []string ? list=atomic
 type 4 string ?
 externalIPs 5 []string ? list=atomic
 sessionAffinity 7 string ?
 loadBalancerIP 8 string ?
 loadBalancerSourceRanges 9 []string ? list=atomic
 externalName 10 string ?
 externalTrafficPolicy 11 string ?
 healthCheckNodePort 12 int32 ?
 publishNotReadyAddresses 13 bool ?
 sessionAffinityConfig 14 *core.v1.SessionAffinityConfig ?
 ipFamilies 19 []string ? list=atomic
 ipFamilyPolicy 17 *string ?
 allocateLoadBalancerNodePorts 20 *bool ?
 loadBalancerClass 21 *string ?
 internalTrafficPolicy 22 *string ?
 trafficDistribution 23 *string ?
core.v1.ServicePort
 name 1 string ?
 protocol 2 string ?
 appProtocol 6 *string ?
 port 3 int32 !
 targetPort 4 IntOrString ?
 nodePort 5 int32 ?
core.v1.SessionAffinityConfig
 clientIP 1 *core.v1.ClientIPConfig ?
core.v1.ClientIPConfig
 timeoutSeconds 1 *int32 ?
core.v1.ServiceStatus
 loadBalancer 1 core.v1.LoadBalancerStatus ?
 conditions 2 []meta.v1.Condition ? merge=type list=map:type
core.v1.LoadBalancerStatus
 ingress 1 []core.v1.LoadBalancerIngress ? list=atomic
core.v1.LoadBalancerIngress
 ip 1 string ?
 hostname 2 string ?
 ipMode 3 *string ?
 ports 4 []core.v1.PortStatus ? list=atomic
core.v1.PortStatus
 port 1 int32 !
 protocol 2 string !
 error 3 *string ?
meta.v1.Condition
 type 1 string !
 status 2 string !
 observedGeneration 3 int64 ?
 lastTransitionTime 4 Time !
 reason 5 string !
 message 6 string !
core.v1.ServiceAccount
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 secrets 2 []core.v1.ObjectReference ? merge=name list=map:name
 imagePullSecrets 3 []core.v1.LocalObjectReference ? list=atomic
 automountServiceAccountToken 4 *bool ?
core.v1.ObjectReference
 kind 1 string ?
 namespace 2 string ?
 name 3 string ?
 uid 4 string ?
 apiVersion 5 string ?
 resourceVersion 6 string ?
 fieldPath 7 string ?
core.v1.LocalObjectReference
 name 1 string ?
core.v1.Node
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 core.v1.NodeSpec ?
 status 3 core.v1.NodeStatus ?
core.v1.NodeSpec
 podCIDR 1 string ?
 podCIDRs 7 []string ? merge list=set
 providerID 3 string ?
 unschedulable 4 bool ?
 taints 5 []core.v1.Taint ? list=atomic
 configSource 6 *core.v1.NodeConfigSource ?
 externalID 2 string ?
core.v1.Taint
 key 1 string !
 value 2 string ?
 effect 3 string !
 timeAdded 4 *Time ?
core.v1.NodeConfigSource
 configMap 2 *core.v1.ConfigMapNodeConfigSource ?
core.v1.ConfigMapNodeConfigSource
 namespace 1 string !
 name 2 string !
 uid 3 string ?
 resourceVersion 4 string ?
 kubeletConfigKey 5 string !
core.v1.NodeStatus
 capacity 1 {}Quantity ?
 allocatable 2 {}Quantity ?
 phase 3 string ?
 conditions 4 []core.v1.NodeCondition ? merge=type list=map:type
 addresses 5 []core.v1.NodeAddress ? merge=type list=map:type
 daemonEndpoints 6 core.v1.NodeDaemonEndpoints ?
 nodeInfo 7 core.v1.NodeSystemInfo ?
 images 8 []core.v1.ContainerImage ? list=atomic
 volumesInUse 9 []string ? list=atomic
 volumesAttached 10 []core.v1.AttachedVolume ? list=atomic
 config 11 *core.v1.NodeConfigStatus ?
 runtimeHandlers 12 []core.v1.NodeRuntimeHandler ? list=atomic
 features 13 *core.v1.NodeFeatures ?
 declaredFeatures 14 []string ? list=atomic
core.v1.NodeCondition
 type 1 string !
 status 2 string !
 lastHeartbeatTime 3 Time ?
 lastTransitionTime 4 Time ?
 reason 5 string ?
 message 6 string ?
core.v1.NodeAddress
 type 1 string !
 address 2 string !
core.v1.NodeDaemonEndpoints
 kubeletEndpoint 1 core.v1.DaemonEndpoint ?
core.v1.DaemonEndpoint
 Port 1 int32 !
core.v1.NodeSystemInfo
 machineID 1 string !
 systemUUID 2 string !
 bootID 3 string !
 kernelVersion 4 string !
 osImage 5 string !
 containerRuntimeVersion 6 string !
 kubeletVersion 7 string !
 kubeProxyVersion 8 string !
 operatingSystem 9 string !
 architecture 10 string !
 swap 11 *core.v1.NodeSwapStatus ?
core.v1.NodeSwapStatus
 capacity 1 *int64 ?
core.v1.ContainerImage
 names 1 []string list=atomic
 sizeBytes 2 int64 ?
core.v1.AttachedVolume
 name 1 string !
 devicePath 2 string !
core.v1.NodeConfigStatus
 assigned 1 *core.v1.NodeConfigSource ?
 active 2 *core.v1.NodeConfigSource ?
 lastKnownGood 3 *core.v1.NodeConfigSource ?
 error 4 string ?
core.v1.NodeRuntimeHandler
 name 1 string
 features 2 *core.v1.NodeRuntimeHandlerFeatures ?
core.v1.NodeRuntimeHandlerFeatures
 recursiveReadOnlyMounts 1 *bool ?
 userNamespaces 2 *bool ?
core.v1.NodeFeatures
 supplementalGroupsPolicy 1 *bool ?
core.v1.Pod
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 core.v1.PodSpec ?
 status 3 core.v1.PodStatus ?
core.v1.PodSpec
 volumes 1 []core.v1.Volume ? merge=name,retainKeys list=map:name
 initContainers 20 []core.v1.Container ? merge=name list=map:name
 containers 2 []core.v1.Container ! merge=name list=map:name
 ephemeralContainers 34 []core.v1.EphemeralContainer ? merge=name list=map:name
 restartPolicy 3 string ?
 terminationGracePeriodSeconds 4 *int64 ?
 activeDeadlineSeconds 5 *int64 ?
 dnsPolicy 6 string ?
 nodeSelector 7 {}string ? list=atomic
 serviceAccountName 8 string ?
 serviceAccount 9 string ?
 automountServiceAccountToken 21 *bool ?
 nodeName 10 string ?
 hostNetwork 11 bool ?
 hostPID 12 bool ?
 hostIPC 13 bool ?
 shareProcessNamespace 27 *bool ?
 securityContext 14 *core.v1.PodSecurityContext ?
 imagePullSecrets 15 []core.v1.LocalObjectReference ? merge=name list=map:name
 hostname 16 string ?
 subdomain 17 string ?
 affinity 18 *core.v1.Affinity ?
 schedulerName 19 string ?
 tolerations 22 []core.v1.Toleration ? list=atomic
 hostAliases 23 []core.v1.HostAlias ? merge=ip list=map:ip
 priorityClassName 24 string ?
 priority 25 *int32 ?
 dnsConfig 26 *core.v1.PodDNSConfig ?
 readinessGates 28 []core.v1.PodReadinessGate ? list=atomic
 runtimeClassName 29 *string ?
 enableServiceLinks 30 *bool ?
 preemptionPolicy 31 *string ?
 overhead 32 {}Quantity ?
 topologySpreadConstraints 33 []core.v1.TopologySpreadConstraint ? merge=topologyKey list=map:topologyKey,whenUnsatisfiable
 setHostnameAsFQDN 35 *bool ?
 os 36 *core.v1.PodOS ?
 hostUsers 37 *bool ?
 schedulingGates 38 []core.v1.PodSchedulingGate ? merge=name list=map:name
 resourceClaims 39 []core.v1.PodResourceClaim ? merge=name,retainKeys list=map:name
 resources 40 *core.v1.ResourceRequirements ?
 hostnameOverride 41 *string ?
 schedulingGroup 43 *core.v1.PodSchedulingGroup ?
core.v1.Volume
 name 1 string !
 @ 2 core.v1.VolumeSource !
core.v1.VolumeSource
 hostPath 1 *core.v1.HostPathVolumeSource ?
 emptyDir 2 *core.v1.EmptyDirVolumeSource ?
 gcePersistentDisk 3 *core.v1.GCEPersistentDiskVolumeSource ?
 awsElasticBlockStore 4 *core.v1.AWSElasticBlockStoreVolumeSource ?
 gitRepo 5 *core.v1.GitRepoVolumeSource ?
 secret 6 *core.v1.SecretVolumeSource ?
 nfs 7 *core.v1.NFSVolumeSource ?
 iscsi 8 *core.v1.ISCSIVolumeSource ?
 glusterfs 9 *core.v1.GlusterfsVolumeSource ?
 persistentVolumeClaim 10 *core.v1.PersistentVolumeClaimVolumeSource ?
 rbd 11 *core.v1.RBDVolumeSource ?
 flexVolume 12 *core.v1.FlexVolumeSource ?
 cinder 13 *core.v1.CinderVolumeSource ?
 cephfs 14 *core.v1.CephFSVolumeSource ?
 flocker 15 *core.v1.FlockerVolumeSource ?
 downwardAPI 16 *core.v1.DownwardAPIVolumeSource ?
 fc 17 *core.v1.FCVolumeSource ?
 azureFile 18 *core.v1.AzureFileVolumeSource ?
 configMap 19 *core.v1.ConfigMapVolumeSource ?
 vsphereVolume 20 *core.v1.VsphereVirtualDiskVolumeSource ?
 quobyte 21 *core.v1.QuobyteVolumeSource ?
 azureDisk 22 *core.v1.AzureDiskVolumeSource ?
 photonPersistentDisk 23 *core.v1.PhotonPersistentDiskVolumeSource ?
 projected 26 *core.v1.ProjectedVolumeSource ?
 portworxVolume 24 *core.v1.PortworxVolumeSource ?
 scaleIO 25 *core.v1.ScaleIOVolumeSource ?
 storageos 27 *core.v1.StorageOSVolumeSource ?
 csi 28 *core.v1.CSIVolumeSource ?
 ephemeral 29 *core.v1.EphemeralVolumeSource ?
 image 30 *core.v1.ImageVolumeSource ?
core.v1.HostPathVolumeSource
 path 1 string !
 type 2 *string ?
core.v1.EmptyDirVolumeSource
 medium 1 string ?
 sizeLimit 2 *Quantity ?
core.v1.GCEPersistentDiskVolumeSource
 pdName 1 string !
 fsType 2 string ?
 partition 3 int32 ?
 readOnly 4 bool ?
core.v1.AWSElasticBlockStoreVolumeSource
 volumeID 1 string !
 fsType 2 string ?
 partition 3 int32 ?
 readOnly 4 bool ?
core.v1.GitRepoVolumeSource
 repository 1 string !
 revision 2 string ?
 directory 3 string ?
core.v1.SecretVolumeSource
 secretName 1 string ?
 items 2 []core.v1.KeyToPath ? list=atomic
 defaultMode 3 *int32 ?
 optional 4 *bool ?
core.v1.KeyToPath
 key 1 string !
 path 2 string !
 mode 3 *int32 ?
core.v1.NFSVolumeSource
 server 1 string !
 path 2 string !
 readOnly 3 bool ?
core.v1.ISCSIVolumeSource
 targetPortal 1 string !
 iqn 2 string !
 lun 3 int32 !
 iscsiInterface 4 string ?
 fsType 5 string ?
 readOnly 6 bool ?
 portals 7 []string ? list=atomic
 chapAuthDiscovery 8 bool ?
 chapAuthSession 11 bool ?
 secretRef 10 *core.v1.LocalObjectReference ?
 initiatorName 12 *string ?
core.v1.GlusterfsVolumeSource
 endpoints 1 string !
 path 2 string !
 readOnly 3 bool ?
core.v1.PersistentVolumeClaimVolumeSource
 claimName 1 string !
 readOnly 2 bool ?
core.v1.RBDVolumeSource
 monitors 1 []string ! list=atomic
 image 2 string !
 fsType 3 string ?
 pool 4 string ?
 user 5 string ?
 keyring 6 string ?
 secretRef 7 *core.v1.LocalObjectReference ?
 readOnly 8 bool ?
core.v1.FlexVolumeSource
 driver 1 string !
 fsType 2 string ?
 secretRef 3 *core.v1.LocalObjectReference ?
 readOnly 4 bool ?
 options 5 {}string ?
core.v1.CinderVolumeSource
 volumeID 1 string !
 fsType 2 string ?
 readOnly 3 bool ?
 secretRef 4 *core.v1.LocalObjectReference ?
core.v1.CephFSVolumeSource
 monitors 1 []string ! list=atomic
 path 2 string ?
 user 3 string ?
 secretFile 4 string ?
 secretRef 5 *core.v1.LocalObjectReference ?
 readOnly 6 bool ?
core.v1.FlockerVolumeSource
 datasetName 1 string ?
 datasetUUID 2 string ?
core.v1.DownwardAPIVolumeSource
 items 1 []core.v1.DownwardAPIVolumeFile ? list=atomic
 defaultMode 2 *int32 ?
core.v1.DownwardAPIVolumeFile
 path 1 string !
 fieldRef 2 *core.v1.ObjectFieldSelector ?
 resourceFieldRef 3 *core.v1.ResourceFieldSelector ?
 mode 4 *int32 ?
core.v1.ObjectFieldSelector
 apiVersion 1 string ?
 fieldPath 2 string !
core.v1.ResourceFieldSelector
 containerName 1 string ?
 resource 2 string !
 divisor 3 Quantity ?
core.v1.FCVolumeSource
 targetWWNs 1 []string ? list=atomic
 lun 2 *int32 ?
 fsType 3 string ?
 readOnly 4 bool ?
 wwids 5 []string ? list=atomic
core.v1.AzureFileVolumeSource
 secretName 1 string !
 shareName 2 string !
 readOnly 3 bool ?
core.v1.ConfigMapVolumeSource
 @ 1 core.v1.LocalObjectReference !
 items 2 []core.v1.KeyToPath ? list=atomic
 defaultMode 3 *int32 ?
 optional 4 *bool ?
core.v1.VsphereVirtualDiskVolumeSource
 volumePath 1 string !
 fsType 2 string ?
 storagePolicyName 3 string ?
 storagePolicyID 4 string ?
core.v1.QuobyteVolumeSource
 registry 1 string !
 volume 2 string !
 readOnly 3 bool ?
 user 4 string ?
 group 5 string ?
 tenant 6 string ?
core.v1.AzureDiskVolumeSource
 diskName 1 string !
 diskURI 2 string !
 cachingMode 3 *string ?
 fsType 4 *string ?
 readOnly 5 *bool ?
 kind 6 *string ?
core.v1.PhotonPersistentDiskVolumeSource
 pdID 1 string !
 fsType 2 string ?
core.v1.ProjectedVolumeSource
 sources 1 []core.v1.VolumeProjection list=atomic
 defaultMode 2 *int32 ?
core.v1.VolumeProjection
 secret 1 *core.v1.SecretProjection ?
 downwardAPI 2 *core.v1.DownwardAPIProjection ?
 configMap 3 *core.v1.ConfigMapProjection ?
 serviceAccountToken 4 *core.v1.ServiceAccountTokenProjection ?
 clusterTrustBundle 5 *core.v1.ClusterTrustBundleProjection ?
 podCertificate 6 *core.v1.PodCertificateProjection ?
core.v1.SecretProjection
 @ 1 core.v1.LocalObjectReference !
 items 2 []core.v1.KeyToPath ? list=atomic
 optional 4 *bool ?
core.v1.DownwardAPIProjection
 items 1 []core.v1.DownwardAPIVolumeFile ? list=atomic
core.v1.ConfigMapProjection
 @ 1 core.v1.LocalObjectReference !
 items 2 []core.v1.KeyToPath ? list=atomic
 optional 4 *bool ?
core.v1.ServiceAccountTokenProjection
 audience 1 string ?
 expirationSeconds 2 *int64 ?
 path 3 string !
core.v1.ClusterTrustBundleProjection
 name 1 *string ?
 signerName 2 *string ?
 labelSelector 3 *meta.v1.LabelSelector ?
 optional 5 *bool ?
 path 4 string !
meta.v1.LabelSelector
 matchLabels 1 {}string ?
 matchExpressions 2 []meta.v1.LabelSelectorRequirement ? list=atomic
meta.v1.LabelSelectorRequirement
 key 1 string !
 operator 2 string !
 values 3 []string ? list=atomic
core.v1.PodCertificateProjection
 signerName 1 string ? !
 keyType 2 string ? !
 maxExpirationSeconds 3 *int32 ?
 credentialBundlePath 4 string ?
 keyPath 5 string ?
 certificateChainPath 6 string ?
 userAnnotations 7 {}string ?
core.v1.PortworxVolumeSource
 volumeID 1 string !
 fsType 2 string ?
 readOnly 3 bool ?
core.v1.ScaleIOVolumeSource
 gateway 1 string !
 system 2 string !
 secretRef 3 *core.v1.LocalObjectReference !
 sslEnabled 4 bool ?
 protectionDomain 5 string ?
 storagePool 6 string ?
 storageMode 7 string ?
 volumeName 8 string ?
 fsType 9 string ?
 readOnly 10 bool ?
core.v1.StorageOSVolumeSource
 volumeName 1 string ?
 volumeNamespace 2 string ?
 fsType 3 string ?
 readOnly 4 bool ?
 secretRef 5 *core.v1.LocalObjectReference ?
core.v1.CSIVolumeSource
 driver 1 string !
 readOnly 2 *bool ?
 fsType 3 *string ?
 volumeAttributes 4 {}string ?
 nodePublishSecretRef 5 *core.v1.LocalObjectReference ?
core.v1.EphemeralVolumeSource
 volumeClaimTemplate 1 *core.v1.PersistentVolumeClaimTemplate ?
core.v1.PersistentVolumeClaimTemplate
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 core.v1.PersistentVolumeClaimSpec !
core.v1.PersistentVolumeClaimSpec
 accessModes 1 []string ? list=atomic
 selector 4 *meta.v1.LabelSelector ?
 resources 2 core.v1.VolumeResourceRequirements ?
 volumeName 3 string ?
 storageClassName 5 *string ?
 volumeMode 6 *string ?
 dataSource 7 *core.v1.TypedLocalObjectReference ?
 dataSourceRef 8 *core.v1.TypedObjectReference ?
 volumeAttributesClassName 9 *string ?
core.v1.VolumeResourceRequirements
 limits 1 {}Quantity ?
 requests 2 {}Quantity ?
core.v1.TypedLocalObjectReference
 apiGroup 1 *string
 kind 2 string !
 name 3 string !
core.v1.TypedObjectReference
 apiGroup 1 *string
 kind 2 string !
 name 3 string !
 namespace 4 *string ?
core.v1.ImageVolumeSource
 reference 1 string ?
 pullPolicy 2 string ?
core.v1.Container
 name 1 string !
 image 2 string ?
 command 3 []string ? list=atomic
 args 4 []string ? list=atomic
 workingDir 5 string ?
 ports 6 []core.v1.ContainerPort ? merge=containerPort list=map:containerPort,protocol
 envFrom 19 []core.v1.EnvFromSource ? list=atomic
 env 7 []core.v1.EnvVar ? merge=name list=map:name
 resources 8 core.v1.ResourceRequirements ?
 resizePolicy 23 []core.v1.ContainerResizePolicy ? list=atomic
 restartPolicy 24 *string ?
 restartPolicyRules 25 []core.v1.ContainerRestartRule ? list=atomic
 volumeMounts 9 []core.v1.VolumeMount ? merge=mountPath list=map:mountPath
 volumeDevices 21 []core.v1.VolumeDevice ? merge=devicePath list=map:devicePath
 livenessProbe 10 *core.v1.Probe ?
 readinessProbe 11 *core.v1.Probe ?
 startupProbe 22 *core.v1.Probe ?
 lifecycle 12 *core.v1.Lifecycle ?
 terminationMessagePath 13 string ?
 terminationMessagePolicy 20 string ?
 imagePullPolicy 14 string ?
 securityContext 15 *core.v1.SecurityContext ?
 stdin 16 bool ?
 stdinOnce 17 bool ?
 tty 18 bool ?
core.v1.ContainerPort
 name 1 string ?
 hostPort 2 int32 ?
 containerPort 3 int32 !
 protocol 4 string ?
 hostIP 5 string ?
core.v1.EnvFromSource
 prefix 1 string ?
 configMapRef 2 *core.v1.ConfigMapEnvSource ?
 secretRef 3 *core.v1.SecretEnvSource ?
core.v1.ConfigMapEnvSource
 @ 1 core.v1.LocalObjectReference !
 optional 2 *bool ?
core.v1.SecretEnvSource
 @ 1 core.v1.LocalObjectReference !
 optional 2 *bool ?
core.v1.EnvVar
 name 1 string !
 value 2 string ?
 valueFrom 3 *core.v1.EnvVarSource ?
core.v1.EnvVarSource
 fieldRef 1 *core.v1.ObjectFieldSelector ?
 resourceFieldRef 2 *core.v1.ResourceFieldSelector ?
 configMapKeyRef 3 *core.v1.ConfigMapKeySelector ?
 secretKeyRef 4 *core.v1.SecretKeySelector ?
 fileKeyRef 5 *core.v1.FileKeySelector ?
core.v1.ConfigMapKeySelector
 @ 1 core.v1.LocalObjectReference !
 key 2 string !
 optional 3 *bool ?
core.v1.SecretKeySelector
 @ 1 core.v1.LocalObjectReference !
 key 2 string !
 optional 3 *bool ?
core.v1.FileKeySelector
 volumeName 1 string !
 path 2 string !
 key 3 string !
 optional 4 *bool ?
core.v1.ResourceRequirements
 limits 1 {}Quantity ?
 requests 2 {}Quantity ?
 claims 3 []core.v1.ResourceClaim ? list=map:name
core.v1.ResourceClaim
 name 1 string !
 request 2 string ?
core.v1.ContainerResizePolicy
 resourceName 1 string !
 restartPolicy 2 string !
core.v1.ContainerRestartRule
 action 1 string ? !
 exitCodes 2 *core.v1.ContainerRestartRuleOnExitCodes ?
core.v1.ContainerRestartRuleOnExitCodes
 operator 1 string ? !
 values 2 []int32 ? list=set
core.v1.VolumeMount
 name 1 string !
 readOnly 2 bool ?
 recursiveReadOnly 7 *string ?
 mountPath 3 string !
 subPath 4 string ?
 mountPropagation 5 *string ?
 subPathExpr 6 string ?
core.v1.VolumeDevice
 name 1 string !
 devicePath 2 string !
core.v1.Probe
 @ 1 core.v1.ProbeHandler !
 initialDelaySeconds 2 int32 ?
 timeoutSeconds 3 int32 ?
 periodSeconds 4 int32 ?
 successThreshold 5 int32 ?
 failureThreshold 6 int32 ?
 terminationGracePeriodSeconds 7 *int64 ?
core.v1.ProbeHandler
 exec 1 *core.v1.ExecAction ?
 httpGet 2 *core.v1.HTTPGetAction ?
 tcpSocket 3 *core.v1.TCPSocketAction ?
 grpc 4 *core.v1.GRPCAction ?
core.v1.ExecAction
 command 1 []string ? list=atomic
core.v1.HTTPGetAction
 path 1 string ?
 port 2 IntOrString !
 host 3 string ?
 scheme 4 string ?
 httpHeaders 5 []core.v1.HTTPHeader ? list=atomic
core.v1.HTTPHeader
 name 1 string !
 value 2 string !
core.v1.TCPSocketAction
 port 1 IntOrString !
 host 2 string ?
core.v1.GRPCAction
 port 1 int32 !
 service 2 *string
core.v1.Lifecycle
 postStart 1 *core.v1.LifecycleHandler ?
 preStop 2 *core.v1.LifecycleHandler ?
 stopSignal 3 *string ?
core.v1.LifecycleHandler
 exec 1 *core.v1.ExecAction ?
 httpGet 2 *core.v1.HTTPGetAction ?
 tcpSocket 3 *core.v1.TCPSocketAction ?
 sleep 4 *core.v1.SleepAction ?
core.v1.SleepAction
 seconds 1 int64 !
core.v1.SecurityContext
 capabilities 1 *core.v1.Capabilities ?
 privileged 2 *bool ?
 seLinuxOptions 3 *core.v1.SELinuxOptions ?
 windowsOptions 10 *core.v1.WindowsSecurityContextOptions ?
 runAsUser 4 *int64 ?
 runAsGroup 8 *int64 ?
 runAsNonRoot 5 *bool ?
 readOnlyRootFilesystem 6 *bool ?
 allowPrivilegeEscalation 7 *bool ?
 procMount 9 *string ?
 seccompProfile 11 *core.v1.SeccompProfile ?
 appArmorProfile 12 *core.v1.AppArmorProfile ?
core.v1.Capabilities
 add 1 []string ? list=atomic
 drop 2 []string ? list=atomic
core.v1.SELinuxOptions
 user 1 string ?
 role 2 string ?
 type 3 string ?
 level 4 string ?
core.v1.WindowsSecurityContextOptions
 gmsaCredentialSpecName 1 *string ?
 gmsaCredentialSpec 2 *string ?
 runAsUserName 3 *string ?
 hostProcess 4 *bool ?
core.v1.SeccompProfile
 type 1 string !
 localhostProfile 2 *string ?
core.v1.AppArmorProfile
 type 1 string !
 localhostProfile 2 *string ?
core.v1.EphemeralContainer
 @ 1 core.v1.EphemeralContainerCommon !
 targetContainerName 2 string ?
core.v1.EphemeralContainerCommon
 name 1 string !
 image 2 string ?
 command 3 []string ? list=atomic
 args 4 []string ? list=atomic
 workingDir 5 string ?
 ports 6 []core.v1.ContainerPort ? merge=containerPort list=map:containerPort,protocol
 envFrom 19 []core.v1.EnvFromSource ? list=atomic
 env 7 []core.v1.EnvVar ? merge=name list=map:name
 resources 8 core.v1.ResourceRequirements ?
 resizePolicy 23 []core.v1.ContainerResizePolicy ? list=atomic
 restartPolicy 24 *string ?
 restartPolicyRules 25 []core.v1.ContainerRestartRule ? list=atomic
 volumeMounts 9 []core.v1.VolumeMount ? merge=mountPath list=map:mountPath
 volumeDevices 21 []core.v1.VolumeDevice ? merge=devicePath list=map:devicePath
 livenessProbe 10 *core.v1.Probe ?
 readinessProbe 11 *core.v1.Probe ?
 startupProbe 22 *core.v1.Probe ?
 lifecycle 12 *core.v1.Lifecycle ?
 terminationMessagePath 13 string ?
 terminationMessagePolicy 20 string ?
 imagePullPolicy 14 string ?
 securityContext 15 *core.v1.SecurityContext ?
 stdin 16 bool ?
 stdinOnce 17 bool ?
 tty 18 bool ?
core.v1.PodSecurityContext
 seLinuxOptions 1 *core.v1.SELinuxOptions ?
 windowsOptions 8 *core.v1.WindowsSecurityContextOptions ?
 runAsUser 2 *int64 ?
 runAsGroup 6 *int64 ?
 runAsNonRoot 3 *bool ?
 supplementalGroups 4 []int64 ? list=atomic
 supplementalGroupsPolicy 12 *string ?
 fsGroup 5 *int64 ?
 sysctls 7 []core.v1.Sysctl ? list=atomic
 fsGroupChangePolicy 9 *string ?
 seccompProfile 10 *core.v1.SeccompProfile ?
 appArmorProfile 11 *core.v1.AppArmorProfile ?
 seLinuxChangePolicy 13 *string ?
core.v1.Sysctl
 name 1 string !
 value 2 string !
core.v1.Affinity
 nodeAffinity 1 *core.v1.NodeAffinity ?
 podAffinity 2 *core.v1.PodAffinity ?
 podAntiAffinity 3 *core.v1.PodAntiAffinity ?
core.v1.NodeAffinity
 requiredDuringSchedulingIgnoredDuringExecution 1 *core.v1.NodeSelector ?
 preferredDuringSchedulingIgnoredDuringExecution 2 []core.v1.PreferredSchedulingTerm ? list=atomic
core.v1.NodeSelector
 nodeSelectorTerms 1 []core.v1.NodeSelectorTerm ! list=atomic
core.v1.NodeSelectorTerm
 matchExpressions 1 []core.v1.NodeSelectorRequirement ? list=atomic
 matchFields 2 []core.v1.NodeSelectorRequirement ? list=atomic
core.v1.NodeSelectorRequirement
 key 1 string !
 operator 2 string !
 values 3 []string ? list=atomic
core.v1.PreferredSchedulingTerm
 weight 1 int32 !
 preference 2 core.v1.NodeSelectorTerm !
core.v1.PodAffinity
 requiredDuringSchedulingIgnoredDuringExecution 1 []core.v1.PodAffinityTerm ? list=atomic
 preferredDuringSchedulingIgnoredDuringExecution 2 []core.v1.WeightedPodAffinityTerm ? list=atomic
core.v1.PodAffinityTerm
 labelSelector 1 *meta.v1.LabelSelector ?
 namespaces 2 []string ? list=atomic
 topologyKey 3 string !
 namespaceSelector 4 *meta.v1.LabelSelector ?
 matchLabelKeys 5 []string ? list=atomic
 mismatchLabelKeys 6 []string ? list=atomic
core.v1.WeightedPodAffinityTerm
 weight 1 int32 !
 podAffinityTerm 2 core.v1.PodAffinityTerm !
core.v1.PodAntiAffinity
 requiredDuringSchedulingIgnoredDuringExecution 1 []core.v1.PodAffinityTerm ? list=atomic
 preferredDuringSchedulingIgnoredDuringExecution 2 []core.v1.WeightedPodAffinityTerm ? list=atomic
core.v1.Toleration
 key 1 string ?
 operator 2 string ?
 value 3 string ?
 effect 4 string ?
 tolerationSeconds 5 *int64 ?
core.v1.HostAlias
 ip 1 string !
 hostnames 2 []string ? list=atomic
core.v1.PodDNSConfig
 nameservers 1 []string ? list=atomic
 searches 2 []string ? list=atomic
 options 3 []core.v1.PodDNSConfigOption ? list=atomic
core.v1.PodDNSConfigOption
 name 1 string ?
 value 2 *string ?
core.v1.PodReadinessGate
 conditionType 1 string !
core.v1.TopologySpreadConstraint
 maxSkew 1 int32 !
 topologyKey 2 string !
 whenUnsatisfiable 3 string !
 labelSelector 4 *meta.v1.LabelSelector ?
 minDomains 5 *int32 ?
 nodeAffinityPolicy 6 *string ?
 nodeTaintsPolicy 7 *string ?
 matchLabelKeys 8 []string ? list=atomic
core.v1.PodOS
 name 1 string !
core.v1.PodSchedulingGate
 name 1 string !
core.v1.PodResourceClaim
 name 1 string !
 resourceClaimName 3 *string ?
 resourceClaimTemplateName 4 *string ?
core.v1.PodSchedulingGroup
 podGroupName 1 *string ?
core.v1.PodStatus
 observedGeneration 17 int64 ?
 phase 1 string ?
 conditions 2 []core.v1.PodCondition ? merge=type list=map:type
 message 3 string ?
 reason 4 string ?
 nominatedNodeName 11 string ?
 hostIP 5 string ?
 hostIPs 16 []core.v1.HostIP ? merge=ip list=atomic
 podIP 6 string ?
 podIPs 12 []core.v1.PodIP ? merge=ip list=map:ip
 startTime 7 *Time ?
 initContainerStatuses 10 []core.v1.ContainerStatus ? list=atomic
 containerStatuses 8 []core.v1.ContainerStatus ? list=atomic
 qosClass 9 string ?
 ephemeralContainerStatuses 13 []core.v1.ContainerStatus ? list=atomic
 resize 14 string ?
 resourceClaimStatuses 15 []core.v1.PodResourceClaimStatus ? merge=name,retainKeys list=map:name
 extendedResourceClaimStatus 18 *core.v1.PodExtendedResourceClaimStatus ?
 allocatedResources 19 {}Quantity ?
 resources 20 *core.v1.ResourceRequirements ?
 nodeAllocatableResourceClaimStatuses 21 []core.v1.NodeAllocatableResourceClaimStatus ? list=atomic
core.v1.PodCondition
 type 1 string !
 observedGeneration 7 int64 ?
 status 2 string !
 lastProbeTime 3 Time ?
 lastTransitionTime 4 Time ?
 reason 5 string ?
 message 6 string ?
core.v1.HostIP
 ip 1 string !
core.v1.PodIP
 ip 1 string !
core.v1.ContainerStatus
 name 1 string !
 state 2 core.v1.ContainerState ?
 lastState 3 core.v1.ContainerState ?
 ready 4 bool !
 restartCount 5 int32 !
 image 6 string !
 imageID 7 string !
 containerID 8 string ?
 started 9 *bool ?
 allocatedResources 10 {}Quantity ?
 resources 11 *core.v1.ResourceRequirements ?
 volumeMounts 12 []core.v1.VolumeMountStatus ? merge=mountPath list=map:mountPath
 user 13 *core.v1.ContainerUser ?
 allocatedResourcesStatus 14 []core.v1.ResourceStatus ? merge=name list=map:name
 stopSignal 15 *string ?
core.v1.ContainerState
 waiting 1 *core.v1.ContainerStateWaiting ?
 running 2 *core.v1.ContainerStateRunning ?
 terminated 3 *core.v1.ContainerStateTerminated ?
core.v1.ContainerStateWaiting
 reason 1 string ?
 message 2 string ?
core.v1.ContainerStateRunning
 startedAt 1 Time ?
core.v1.ContainerStateTerminated
 exitCode 1 int32 !
 signal 2 int32 ?
 reason 3 string ?
 message 4 string ?
 startedAt 5 Time ?
 finishedAt 6 Time ?
 containerID 7 string ?
core.v1.VolumeMountStatus
 name 1 string !
 mountPath 2 string !
 readOnly 3 bool ?
 recursiveReadOnly 4 *string ?
 volumeStatus 5 *core.v1.VolumeStatus ?
core.v1.VolumeStatus
 image 1 *core.v1.ImageVolumeStatus ?
core.v1.ImageVolumeStatus
 imageRef 1 string ? !
core.v1.ContainerUser
 linux 1 *core.v1.LinuxContainerUser ?
core.v1.LinuxContainerUser
 uid 1 int64 !
 gid 2 int64 !
 supplementalGroups 3 []int64 ? list=atomic
core.v1.ResourceStatus
 name 1 string !
 resources 2 []core.v1.ResourceHealth ? list=map:resourceID
core.v1.ResourceHealth
 resourceID 1 string !
 health 2 string ?
 message 6 *string ?
core.v1.PodResourceClaimStatus
 name 1 string !
 resourceClaimName 2 *string ?
core.v1.PodExtendedResourceClaimStatus
 requestMappings 1 []core.v1.ContainerExtendedResourceRequest ! list=atomic
 resourceClaimName 2 string !
core.v1.ContainerExtendedResourceRequest
 containerName 1 string !
 resourceName 2 string !
 requestName 3 string !
core.v1.NodeAllocatableResourceClaimStatus
 resourceClaimName 1 string !
 containers 2 []string ? list=set
 resources 3 {}Quantity !
core.v1.PersistentVolume
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 core.v1.PersistentVolumeSpec ?
 status 3 core.v1.PersistentVolumeStatus ?
core.v1.PersistentVolumeSpec
 capacity 1 {}Quantity ?
 @ 2 core.v1.PersistentVolumeSource !
 accessModes 3 []string ? list=atomic
 claimRef 4 *core.v1.ObjectReference ? list=granular
 persistentVolumeReclaimPolicy 5 string ?
 storageClassName 6 string ?
 mountOptions 7 []string ? list=atomic
 volumeMode 8 *string ?
 nodeAffinity 9 *core.v1.VolumeNodeAffinity ?
 volumeAttributesClassName 10 *string ?
core.v1.PersistentVolumeSource
 gcePersistentDisk 1 *core.v1.GCEPersistentDiskVolumeSource ?
 awsElasticBlockStore 2 *core.v1.AWSElasticBlockStoreVolumeSource ?
 hostPath 3 *core.v1.HostPathVolumeSource ?
 glusterfs 4 *core.v1.GlusterfsPersistentVolumeSource ?
 nfs 5 *core.v1.NFSVolumeSource ?
 rbd 6 *core.v1.RBDPersistentVolumeSource ?
 iscsi 7 *core.v1.ISCSIPersistentVolumeSource ?
 cinder 8 *core.v1.CinderPersistentVolumeSource ?
 cephfs 9 *core.v1.CephFSPersistentVolumeSource ?
 fc 10 *core.v1.FCVolumeSource ?
 flocker 11 *core.v1.FlockerVolumeSource ?
 flexVolume 12 *core.v1.FlexPersistentVolumeSource ?
 azureFile 13 *core.v1.AzureFilePersistentVolumeSource ?
 vsphereVolume 14 *core.v1.VsphereVirtualDiskVolumeSource ?
 quobyte 15 *core.v1.QuobyteVolumeSource ?
 azureDisk 16 *core.v1.AzureDiskVolumeSource ?
 photonPersistentDisk 17 *core.v1.PhotonPersistentDiskVolumeSource ?
 portworxVolume 18 *core.v1.PortworxVolumeSource ?
 scaleIO 19 *core.v1.ScaleIOPersistentVolumeSource ?
 local 20 *core.v1.LocalVolumeSource ?
 storageos 21 *core.v1.StorageOSPersistentVolumeSource ?
 csi 22 *core.v1.CSIPersistentVolumeSource ?
core.v1.GlusterfsPersistentVolumeSource
 endpoints 1 string !
 path 2 string !
 readOnly 3 bool ?
 endpointsNamespace 4 *string ?
core.v1.RBDPersistentVolumeSource
 monitors 1 []string ! list=atomic
 image 2 string !
 fsType 3 string ?
 pool 4 string ?
 user 5 string ?
 keyring 6 string ?
 secretRef 7 *core.v1.SecretReference ?
 readOnly 8 bool ?
core.v1.SecretReference
 name 1 string ?
 namespace 2 string ?
core.v1.ISCSIPersistentVolumeSource
 targetPortal 1 string !
 iqn 2 string !
 lun 3 int32 !
 iscsiInterface 4 string ?
 fsType 5 string ?
 readOnly 6 bool ?
 portals 7 []string ? list=atomic
 chapAuthDiscovery 8 bool ?
 chapAuthSession 11 bool ?
 secretRef 10 *core.v1.SecretReference ?
 initiatorName 12 *string ?
core.v1.CinderPersistentVolumeSource
 volumeID 1 string !
 fsType 2 string ?
 readOnly 3 bool ?
 secretRef 4 *core.v1.SecretReference ?
core.v1.CephFSPersistentVolumeSource
 monitors 1 []string ! list=atomic
 path 2 string ?
 user 3 string ?
 secretFile 4 string ?
 secretRef 5 *core.v1.SecretReference ?
 readOnly 6 bool ?
core.v1.FlexPersistentVolumeSource
 driver 1 string !
 fsType 2 string ?
 secretRef 3 *core.v1.SecretReference ?
 readOnly 4 bool ?
 options 5 {}string ?
core.v1.AzureFilePersistentVolumeSource
 secretName 1 string !
 shareName 2 string !
 readOnly 3 bool ?
 secretNamespace 4 *string
core.v1.ScaleIOPersistentVolumeSource
 gateway 1 string !
 system 2 string !
 secretRef 3 *core.v1.SecretReference !
 sslEnabled 4 bool ?
 protectionDomain 5 string ?
 storagePool 6 string ?
 storageMode 7 string ?
 volumeName 8 string ?
 fsType 9 string ?
 readOnly 10 bool ?
core.v1.LocalVolumeSource
 path 1 string !
 fsType 2 *string ?
core.v1.StorageOSPersistentVolumeSource
 volumeName 1 string ?
 volumeNamespace 2 string ?
 fsType 3 string ?
 readOnly 4 bool ?
 secretRef 5 *core.v1.ObjectReference ?
core.v1.CSIPersistentVolumeSource
 driver 1 string !
 volumeHandle 2 string !
 readOnly 3 bool ?
 fsType 4 string ?
 volumeAttributes 5 {}string ?
 controllerPublishSecretRef 6 *core.v1.SecretReference ?
 nodeStageSecretRef 7 *core.v1.SecretReference ?
 nodePublishSecretRef 8 *core.v1.SecretReference ?
 controllerExpandSecretRef 9 *core.v1.SecretReference ?
 nodeExpandSecretRef 10 *core.v1.SecretReference ?
core.v1.VolumeNodeAffinity
 required 1 *core.v1.NodeSelector ?
core.v1.PersistentVolumeStatus
 phase 1 string ?
 message 2 string ?
 reason 3 string ?
 lastPhaseTransitionTime 4 *Time ?
core.v1.PersistentVolumeClaim
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 core.v1.PersistentVolumeClaimSpec ?
 status 3 core.v1.PersistentVolumeClaimStatus ?
core.v1.PersistentVolumeClaimStatus
 phase 1 string ?
 accessModes 2 []string ? list=atomic
 capacity 3 {}Quantity ?
 conditions 4 []core.v1.PersistentVolumeClaimCondition ? merge=type list=map:type
 allocatedResources 5 {}Quantity ?
 allocatedResourceStatuses 7 {}string ? list=granular
 currentVolumeAttributesClassName 8 *string ?
 modifyVolumeStatus 9 *core.v1.ModifyVolumeStatus ?
core.v1.PersistentVolumeClaimCondition
 type 1 string !
 status 2 string !
 lastProbeTime 3 Time ?
 lastTransitionTime 4 Time ?
 reason 5 string ?
 message 6 string ?
core.v1.ModifyVolumeStatus
 targetVolumeAttributesClassName 1 string ?
 status 2 string !
core.v1.Event
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta !
 involvedObject 2 core.v1.ObjectReference !
 reason 3 string ?
 message 4 string ?
 source 5 core.v1.EventSource ?
 firstTimestamp 6 Time ?
 lastTimestamp 7 Time ?
 count 8 int32 ?
 type 9 string ?
 eventTime 10 MicroTime ?
 series 11 *core.v1.EventSeries ?
 action 12 string ?
 related 13 *core.v1.ObjectReference ?
 reportingComponent 14 string
 reportingInstance 15 string
core.v1.EventSource
 component 1 string ?
 host 2 string ?
core.v1.EventSeries
 count 1 int32 ?
 lastObservedTime 2 MicroTime ?
events.v1.Event
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta
 eventTime 2 MicroTime !
 series 3 *events.v1.EventSeries ?
 reportingController 4 string ?
 reportingInstance 5 string ?
 action 6 string ?
 reason 7 string ?
 regarding 8 core.v1.ObjectReference ?
 related 9 *core.v1.ObjectReference ?
 note 10 string ?
 type 11 string ?
 deprecatedSource 12 core.v1.EventSource ?
 deprecatedFirstTimestamp 13 Time ?
 deprecatedLastTimestamp 14 Time ?
 deprecatedCount 15 int32 ?
events.v1.EventSeries
 count 1 int32 !
 lastObservedTime 2 MicroTime !
coordination.v1.Lease
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 coordination.v1.LeaseSpec ?
coordination.v1.LeaseSpec
 holderIdentity 1 *string ?
 leaseDurationSeconds 2 *int32 ?
 acquireTime 3 *MicroTime ?
 renewTime 4 *MicroTime ?
 leaseTransitions 5 *int32 ?
 strategy 6 *string ?
 preferredHolder 7 *string ?
apps.v1.Deployment
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 apps.v1.DeploymentSpec ?
 status 3 apps.v1.DeploymentStatus ?
apps.v1.DeploymentSpec
 replicas 1 *int32 ?
 selector 2 *meta.v1.LabelSelector !
 template 3 core.v1.PodTemplateSpec !
 strategy 4 apps.v1.DeploymentStrategy ? retainKeys
 minReadySeconds 5 int32 ?
 revisionHistoryLimit 6 *int32 ?
 paused 7 bool ?
 progressDeadlineSeconds 9 *int32 ?
core.v1.PodTemplateSpec
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 core.v1.PodSpec ?
apps.v1.DeploymentStrategy
 type 1 string ?
 rollingUpdate 2 *apps.v1.RollingUpdateDeployment ?
apps.v1.RollingUpdateDeployment
 maxUnavailable 1 *IntOrString ?
 maxSurge 2 *IntOrString ?
apps.v1.DeploymentStatus
 observedGeneration 1 int64 ?
 replicas 2 int32 ?
 updatedReplicas 3 int32 ?
 readyReplicas 7 int32 ?
 availableReplicas 4 int32 ?
 unavailableReplicas 5 int32 ?
 terminatingReplicas 9 *int32 ?
 conditions 6 []apps.v1.DeploymentCondition ? merge=type list=map:type
 collisionCount 8 *int32 ?
apps.v1.DeploymentCondition
 type 1 string !
 status 2 string !
 lastUpdateTime 6 Time ?
 lastTransitionTime 7 Time ?
 reason 4 string ?
 message 5 string ?
apps.v1.ReplicaSet
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 apps.v1.ReplicaSetSpec ?
 status 3 apps.v1.ReplicaSetStatus ?
apps.v1.ReplicaSetSpec
 replicas 1 *int32 ?
 minReadySeconds 4 int32 ?
 selector 2 *meta.v1.LabelSelector !
 template 3 core.v1.PodTemplateSpec ?
apps.v1.ReplicaSetStatus
 replicas 1 int32 !
 fullyLabeledReplicas 2 int32 ?
 readyReplicas 4 int32 ?
 availableReplicas 5 int32 ?
 terminatingReplicas 7 *int32 ?
 observedGeneration 3 int64 ?
 conditions 6 []apps.v1.ReplicaSetCondition ? merge=type list=map:type
apps.v1.ReplicaSetCondition
 type 1 string !
 status 2 string !
 lastTransitionTime 3 Time ?
 reason 4 string ?
 message 5 string ?
apps.v1.StatefulSet
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 apps.v1.StatefulSetSpec ?
 status 3 apps.v1.StatefulSetStatus ?
apps.v1.StatefulSetSpec
 replicas 1 *int32 ?
 selector 2 *meta.v1.LabelSelector !
 template 3 core.v1.PodTemplateSpec !
 volumeClaimTemplates 4 []core.v1.PersistentVolumeClaim ? list=atomic
 serviceName 5 string
 podManagementPolicy 6 string ?
 updateStrategy 7 apps.v1.StatefulSetUpdateStrategy ?
 revisionHistoryLimit 8 *int32 ?
 minReadySeconds 9 int32 ?
 persistentVolumeClaimRetentionPolicy 10 *apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy ?
 ordinals 11 *apps.v1.StatefulSetOrdinals ?
apps.v1.StatefulSetUpdateStrategy
 type 1 string ?
 rollingUpdate 2 *apps.v1.RollingUpdateStatefulSetStrategy ?
apps.v1.RollingUpdateStatefulSetStrategy
 partition 1 *int32 ?
 maxUnavailable 2 *IntOrString ?
apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy
 whenDeleted 1 string ?
 whenScaled 2 string ?
apps.v1.StatefulSetOrdinals
 start 1 int32
apps.v1.StatefulSetStatus
 observedGeneration 1 int64 ?
 replicas 2 int32 !
 readyReplicas 3 int32 ?
 currentReplicas 4 int32 ?
 updatedReplicas 5 int32 ?
 currentRevision 6 string ?
 updateRevision 7 string ?
 collisionCount 9 *int32 ?
 conditions 10 []apps.v1.StatefulSetCondition ? merge=type list=map:type
 availableReplicas 11 int32
apps.v1.StatefulSetCondition
 type 1 string !
 status 2 string !
 lastTransitionTime 3 Time ?
 reason 4 string ?
 message 5 string ?
apps.v1.DaemonSet
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 apps.v1.DaemonSetSpec ?
 status 3 apps.v1.DaemonSetStatus ?
apps.v1.DaemonSetSpec
 selector 1 *meta.v1.LabelSelector !
 template 2 core.v1.PodTemplateSpec !
 updateStrategy 3 apps.v1.DaemonSetUpdateStrategy ?
 minReadySeconds 4 int32 ?
 revisionHistoryLimit 6 *int32 ?
apps.v1.DaemonSetUpdateStrategy
 type 1 string ?
 rollingUpdate 2 *apps.v1.RollingUpdateDaemonSet ?
apps.v1.RollingUpdateDaemonSet
 maxUnavailable 1 *IntOrString ?
 maxSurge 2 *IntOrString ?
apps.v1.DaemonSetStatus
 currentNumberScheduled 1 int32 !
 numberMisscheduled 2 int32 !
 desiredNumberScheduled 3 int32 !
 numberReady 4 int32 !
 observedGeneration 5 int64 ?
 updatedNumberScheduled 6 int32 ?
 numberAvailable 7 int32 ?
 numberUnavailable 8 int32 ?
 collisionCount 9 *int32 ?
 conditions 10 []apps.v1.DaemonSetCondition ? merge=type list=map:type
apps.v1.DaemonSetCondition
 type 1 string !
 status 2 string !
 lastTransitionTime 3 Time ?
 reason 4 string ?
 message 5 string ?
batch.v1.Job
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 batch.v1.JobSpec ?
 status 3 batch.v1.JobStatus ?
batch.v1.JobSpec
 parallelism 1 *int32 ?
 completions 2 *int32 ?
 activeDeadlineSeconds 3 *int64 ?
 podFailurePolicy 11 *batch.v1.PodFailurePolicy ?
 successPolicy 16 *batch.v1.SuccessPolicy ?
 backoffLimit 7 *int32 ?
 backoffLimitPerIndex 12 *int32 ?
 maxFailedIndexes 13 *int32 ?
 selector 4 *meta.v1.LabelSelector ?
 manualSelector 5 *bool ?
 template 6 core.v1.PodTemplateSpec !
 ttlSecondsAfterFinished 8 *int32 ?
 completionMode 9 *string ?
 suspend 10 *bool ?
 podReplacementPolicy 14 *string ?
 managedBy 15 *string ?
batch.v1.PodFailurePolicy
 rules 1 []batch.v1.PodFailurePolicyRule ! list=atomic
batch.v1.PodFailurePolicyRule
 action 1 string !
 onExitCodes 2 *batch.v1.PodFailurePolicyOnExitCodesRequirement ?
 onPodConditions 3 []batch.v1.PodFailurePolicyOnPodConditionsPattern ? list=atomic
batch.v1.PodFailurePolicyOnExitCodesRequirement
 containerName 1 *string ?
 operator 2 string !
 values 3 []int32 ! list=set
batch.v1.PodFailurePolicyOnPodConditionsPattern
 type 1 string !
 status 2 string
batch.v1.SuccessPolicy
 rules 1 []batch.v1.SuccessPolicyRule ! list=atomic
batch.v1.SuccessPolicyRule
 succeededIndexes 1 *string ?
 succeededCount 2 *int32 ?
batch.v1.JobStatus
 conditions 1 []batch.v1.JobCondition ? merge=type list=atomic
 startTime 2 *Time ?
 completionTime 3 *Time ?
 active 4 int32 ?
 succeeded 5 int32 ?
 failed 6 int32 ?
 terminating 11 *int32 ?
 completedIndexes 7 string ?
 failedIndexes 10 *string ?
 uncountedTerminatedPods 8 *batch.v1.UncountedTerminatedPods ?
 ready 9 *int32 ?
batch.v1.JobCondition
 type 1 string !
 status 2 string !
 lastProbeTime 3 Time ?
 lastTransitionTime 4 Time ?
 reason 5 string ?
 message 6 string ?
batch.v1.UncountedTerminatedPods
 succeeded 1 []string ? list=set
 failed 2 []string ? list=set
batch.v1.CronJob
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 batch.v1.CronJobSpec ? !
 status 3 batch.v1.CronJobStatus ?
batch.v1.CronJobSpec
 schedule 1 string !
 timeZone 8 *string ?
 startingDeadlineSeconds 2 *int64 ?
 concurrencyPolicy 3 string ?
 suspend 4 *bool ?
 jobTemplate 5 batch.v1.JobTemplateSpec !
 successfulJobsHistoryLimit 6 *int32 ?
 failedJobsHistoryLimit 7 *int32 ?
batch.v1.JobTemplateSpec
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 batch.v1.JobSpec ?
batch.v1.CronJobStatus
 active 1 []core.v1.ObjectReference ? list=atomic
 lastScheduleTime 4 *Time ?
 lastSuccessfulTime 5 *Time ?
storage.v1.VolumeAttachment
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 storage.v1.VolumeAttachmentSpec !
 status 3 storage.v1.VolumeAttachmentStatus ?
storage.v1.VolumeAttachmentSpec
 attacher 1 string !
 source 2 storage.v1.VolumeAttachmentSource !
 nodeName 3 string !
storage.v1.VolumeAttachmentSource
 persistentVolumeName 1 *string ?
 inlineVolumeSpec 2 *core.v1.PersistentVolumeSpec ?
storage.v1.VolumeAttachmentStatus
 attached 1 bool !
 attachmentMetadata 2 {}string ?
 attachError 3 *storage.v1.VolumeError ?
 detachError 4 *storage.v1.VolumeError ?
storage.v1.VolumeError
 time 1 Time ?
 message 2 string ?
 errorCode 3 *int32 ?
storage.v1.StorageClass
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 provisioner 2 string !
 parameters 3 {}string ?
 reclaimPolicy 4 *string ?
 mountOptions 5 []string ? list=atomic
 allowVolumeExpansion 6 *bool ?
 volumeBindingMode 7 *string ?
 allowedTopologies 8 []core.v1.TopologySelectorTerm ? list=atomic
core.v1.TopologySelectorTerm
 matchLabelExpressions 1 []core.v1.TopologySelectorLabelRequirement ? list=atomic
core.v1.TopologySelectorLabelRequirement
 key 1 string !
 values 2 []string ! list=atomic
rbac.v1.Role
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 rules 2 []rbac.v1.PolicyRule list=atomic
rbac.v1.PolicyRule
 verbs 1 []string ! list=atomic
 apiGroups 2 []string ? list=atomic
 resources 3 []string ? list=atomic
 resourceNames 4 []string ? list=atomic
 nonResourceURLs 5 []string ? list=atomic
rbac.v1.RoleBinding
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 subjects 2 []rbac.v1.Subject ? list=atomic
 roleRef 3 rbac.v1.RoleRef !
rbac.v1.Subject
 kind 1 string !
 apiGroup 2 string ?
 name 3 string !
 namespace 4 string ?
rbac.v1.RoleRef
 apiGroup 1 string
 kind 2 string !
 name 3 string !
rbac.v1.ClusterRole
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 rules 2 []rbac.v1.PolicyRule list=atomic
 aggregationRule 3 *rbac.v1.AggregationRule ?
rbac.v1.AggregationRule
 clusterRoleSelectors 1 []meta.v1.LabelSelector ? list=atomic
rbac.v1.ClusterRoleBinding
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 subjects 2 []rbac.v1.Subject ? list=atomic
 roleRef 3 rbac.v1.RoleRef !
apiextensions.v1.CustomResourceDefinition
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 apiextensions.v1.CustomResourceDefinitionSpec !
 status 3 apiextensions.v1.CustomResourceDefinitionStatus ?
apiextensions.v1.CustomResourceDefinitionSpec
 group 1 string !
 names 3 apiextensions.v1.CustomResourceDefinitionNames !
 scope 4 string !
 versions 7 []apiextensions.v1.CustomResourceDefinitionVersion ! list=atomic
 conversion 9 *apiextensions.v1.CustomResourceConversion ?
 preserveUnknownFields 10 bool ?
apiextensions.v1.CustomResourceDefinitionNames
 plural 1 string !
 singular 2 string ?
 shortNames 3 []string ? list=atomic
 kind 4 string !
 listKind 5 string ?
 categories 6 []string ? list=atomic
apiextensions.v1.CustomResourceDefinitionVersion
 name 1 string !
 served 2 bool !
 storage 3 bool !
 deprecated 7 bool ?
 deprecationWarning 8 *string ?
 schema 4 *apiextensions.v1.CustomResourceValidation ?
 subresources 5 *apiextensions.v1.CustomResourceSubresources ?
 additionalPrinterColumns 6 []apiextensions.v1.CustomResourceColumnDefinition ? list=atomic
 selectableFields 9 []apiextensions.v1.SelectableField ? list=atomic
apiextensions.v1.CustomResourceValidation
 openAPIV3Schema 1 *apiextensions.v1.JSONSchemaProps ?
apiextensions.v1.JSONSchemaProps
 id 1 string ?
 $schema 2 string ?
 $ref 3 *string ?
 description 4 string ?
 type 5 string ?
 format 6 string ?
 title 7 string ?
 default 8 *Any ?
 maximum 9 *float64 ?
 exclusiveMaximum 10 bool ?
 minimum 11 *float64 ?
 exclusiveMinimum 12 bool ?
 maxLength 13 *int64 ?
 minLength 14 *int64 ?
 pattern 15 string ?
 maxItems 16 *int64 ?
 minItems 17 *int64 ?
 uniqueItems 18 bool ?
 multipleOf 19 *float64 ?
 enum 20 []Any ? list=atomic
 maxProperties 21 *int64 ?
 minProperties 22 *int64 ?
 required 23 []string ? list=atomic
 items 24 *Any ?
 allOf 25 []apiextensions.v1.JSONSchemaProps ? list=atomic
 oneOf 26 []apiextensions.v1.JSONSchemaProps ? list=atomic
 anyOf 27 []apiextensions.v1.JSONSchemaProps ? list=atomic
 not 28 *apiextensions.v1.JSONSchemaProps ?
 properties 29 {}apiextensions.v1.JSONSchemaProps ?
 additionalProperties 30 *Any ?
 patternProperties 31 {}apiextensions.v1.JSONSchemaProps ?
 dependencies 32 {}Any ?
 additionalItems 33 *Any ?
 definitions 34 {}apiextensions.v1.JSONSchemaProps ?
 externalDocs 35 *apiextensions.v1.ExternalDocumentation ?
 example 36 *Any ?
 nullable 37 bool ?
 x-kubernetes-preserve-unknown-fields 38 *bool ?
 x-kubernetes-embedded-resource 39 bool ?
 x-kubernetes-int-or-string 40 bool ?
 x-kubernetes-list-map-keys 41 []string ? list=atomic
 x-kubernetes-list-type 42 *string ?
 x-kubernetes-map-type 43 *string ?
 x-kubernetes-validations 44 []apiextensions.v1.ValidationRule ? merge=rule list=map:rule
apiextensions.v1.ExternalDocumentation
 description 1 string ?
 url 2 string ?
apiextensions.v1.ValidationRule
 rule 1 string !
 message 2 string ?
 messageExpression 3 string ?
 reason 4 *string ?
 fieldPath 5 string ?
 optionalOldSelf 6 *bool ?
apiextensions.v1.CustomResourceSubresources
 status 1 *apiextensions.v1.CustomResourceSubresourceStatus ?
 scale 2 *apiextensions.v1.CustomResourceSubresourceScale ?
apiextensions.v1.CustomResourceSubresourceStatus
apiextensions.v1.CustomResourceSubresourceScale
 specReplicasPath 1 string !
 statusReplicasPath 2 string !
 labelSelectorPath 3 *string ?
apiextensions.v1.CustomResourceColumnDefinition
 name 1 string !
 type 2 string !
 format 3 string ?
 description 4 string ?
 priority 5 int32 ?
 jsonPath 6 string !
apiextensions.v1.SelectableField
 jsonPath 1 string !
apiextensions.v1.CustomResourceConversion
 strategy 1 string !
 webhook 2 *apiextensions.v1.WebhookConversion ?
apiextensions.v1.WebhookConversion
 clientConfig 2 *apiextensions.v1.WebhookClientConfig ?
 conversionReviewVersions 3 []string ! list=atomic
apiextensions.v1.WebhookClientConfig
 url 3 *string ?
 service 1 *apiextensions.v1.ServiceReference ?
 caBundle 2 bytes ?
apiextensions.v1.ServiceReference
 namespace 1 string !
 name 2 string !
 path 3 *string ?
 port 4 *int32 ?
apiextensions.v1.CustomResourceDefinitionStatus
 conditions 1 []apiextensions.v1.CustomResourceDefinitionCondition list=map:type
 acceptedNames 2 apiextensions.v1.CustomResourceDefinitionNames
 storedVersions 3 []string list=atomic
 observedGeneration 4 int64 ?
apiextensions.v1.CustomResourceDefinitionCondition
 type 1 string !
 status 2 string !
 lastTransitionTime 3 Time ?
 reason 4 string ?
 message 5 string ?
 observedGeneration 6 int64 ?
autoscaling.v1.Scale
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 autoscaling.v1.ScaleSpec ?
 status 3 autoscaling.v1.ScaleStatus ?
autoscaling.v1.ScaleSpec
 replicas 1 int32 ?
autoscaling.v1.ScaleStatus
 replicas 1 int32 !
 selector 2 string ?
authorization.v1.SelfSubjectAccessReview
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 authorization.v1.SelfSubjectAccessReviewSpec !
 status 3 authorization.v1.SubjectAccessReviewStatus ?
authorization.v1.SelfSubjectAccessReviewSpec
 resourceAttributes 1 *authorization.v1.ResourceAttributes ?
 nonResourceAttributes 2 *authorization.v1.NonResourceAttributes ?
authorization.v1.ResourceAttributes
 namespace 1 string ?
 verb 2 string ?
 group 3 string ?
 version 4 string ?
 resource 5 string ?
 subresource 6 string ?
 name 7 string ?
 fieldSelector 8 *authorization.v1.FieldSelectorAttributes ?
 labelSelector 9 *authorization.v1.LabelSelectorAttributes ?
authorization.v1.FieldSelectorAttributes
 rawSelector 1 string ?
 requirements 2 []meta.v1.FieldSelectorRequirement ? list=atomic
meta.v1.FieldSelectorRequirement
 key 1 string !
 operator 2 string !
 values 3 []string ? list=atomic
authorization.v1.LabelSelectorAttributes
 rawSelector 1 string ?
 requirements 2 []meta.v1.LabelSelectorRequirement ? list=atomic
authorization.v1.NonResourceAttributes
 path 1 string ?
 verb 2 string ?
authorization.v1.SubjectAccessReviewStatus
 allowed 1 bool !
 denied 4 bool ?
 reason 2 string ?
 evaluationError 3 string ?
authorization.v1.SubjectAccessReview
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 authorization.v1.SubjectAccessReviewSpec !
 status 3 authorization.v1.SubjectAccessReviewStatus ?
authorization.v1.SubjectAccessReviewSpec
 resourceAttributes 1 *authorization.v1.ResourceAttributes ?
 nonResourceAttributes 2 *authorization.v1.NonResourceAttributes ?
 user 3 string ?
 groups 4 []string ? list=atomic
 extra 5 {}ExtraValue ?
 uid 6 string ?
authorization.v1.LocalSubjectAccessReview
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 authorization.v1.SubjectAccessReviewSpec !
 status 3 authorization.v1.SubjectAccessReviewStatus ?
authorization.v1.SelfSubjectRulesReview
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 authorization.v1.SelfSubjectRulesReviewSpec !
 status 3 authorization.v1.SubjectRulesReviewStatus ?
authorization.v1.SelfSubjectRulesReviewSpec
 namespace 1 string ?
authorization.v1.SubjectRulesReviewStatus
 resourceRules 1 []authorization.v1.ResourceRule ! list=atomic
 nonResourceRules 2 []authorization.v1.NonResourceRule ! list=atomic
 incomplete 3 bool !
 evaluationError 4 string ?
authorization.v1.ResourceRule
 verbs 1 []string ! list=atomic
 apiGroups 2 []string ? list=atomic
 resources 3 []string ? list=atomic
 resourceNames 4 []string ? list=atomic
authorization.v1.NonResourceRule
 verbs 1 []string ! list=atomic
 nonResourceURLs 2 []string ? list=atomic
authentication.v1.TokenReview
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 authentication.v1.TokenReviewSpec !
 status 3 authentication.v1.TokenReviewStatus ?
authentication.v1.TokenReviewSpec
 token 1 string ? !
 audiences 2 []string ? list=atomic
authentication.v1.TokenReviewStatus
 authenticated 1 bool ?
 user 2 authentication.v1.UserInfo ?
 audiences 4 []string ? list=atomic
 error 3 string ?
authentication.v1.UserInfo
 username 1 string ?
 uid 2 string ?
 groups 3 []string ? list=atomic
 extra 4 {}ExtraValue ?
authentication.v1.SelfSubjectReview
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 status 2 authentication.v1.SelfSubjectReviewStatus ?
authentication.v1.SelfSubjectReviewStatus
 userInfo 1 authentication.v1.UserInfo ?
authentication.v1.TokenRequest
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ObjectMeta ?
 spec 2 authentication.v1.TokenRequestSpec
 status 3 authentication.v1.TokenRequestStatus ?
authentication.v1.TokenRequestSpec
 audiences 1 []string list=atomic
 expirationSeconds 4 *int64
 boundObjectRef 3 *authentication.v1.BoundObjectReference
authentication.v1.BoundObjectReference
 kind 1 string ?
 apiVersion 2 string ?
 name 3 string ?
 uid 4 string ?
authentication.v1.TokenRequestStatus
 token 1 string
 expirationTimestamp 2 Time
meta.v1.DeleteOptions
 apiVersion 0 string ?
 kind 0 string ?
 gracePeriodSeconds 1 *int64 ?
 preconditions 2 *meta.v1.Preconditions ?
 orphanDependents 3 *bool ?
 propagationPolicy 4 *string ?
 dryRun 5 []string ? list=atomic
 ignoreStoreReadErrorWithClusterBreakingPotential 6 *bool ?
meta.v1.Preconditions
 uid 1 *string ?
 resourceVersion 2 *string ?
meta.v1.ListMeta
 selfLink 1 string ?
 resourceVersion 2 string ?
 continue 3 string ?
 remainingItemCount 4 *int64 ?
 shardInfo 5 *meta.v1.ShardInfo ?
meta.v1.ShardInfo
 selector 1 string !
meta.v1.Status
 apiVersion 0 string ?
 kind 0 string ?
 metadata 1 meta.v1.ListMeta ?
 status 2 string ?
 message 3 string ?
 reason 4 string ?
 details 5 *meta.v1.StatusDetails ?
 code 6 int32 ?
meta.v1.StatusDetails
 name 1 string ?
 group 2 string ?
 kind 3 string ?
 uid 6 string ?
 causes 4 []meta.v1.StatusCause ? list=atomic
 retryAfterSeconds 5 int32 ?
meta.v1.StatusCause
 reason 1 string ?
 message 2 string ?
 field 3 string ?
`
